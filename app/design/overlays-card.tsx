'use client'

import { Copy, Pencil, Reply, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { showToast } from '#components/ui/toasts.ts'
import { Card, Row } from './card.tsx'

export function OverlaysCard() {
  const [open, setOpen] = useState<'dialog' | 'question' | 'menu' | null>(null)
  const menuButton = useRef<HTMLButtonElement>(null)
  const close = () => setOpen(null)
  const said = (what: string) => () => showToast(what)
  return (
    <Card title="Overlays">
      <Row>
        <Button look="secondary" onClick={() => setOpen('dialog')}>
          Dialog
        </Button>
        <Button look="danger" onClick={() => setOpen('question')}>
          Question
        </Button>
        <Button
          ref={menuButton}
          look="secondary"
          aria-haspopup="menu"
          aria-expanded={open === 'menu'}
          onClick={() => setOpen('menu')}
        >
          Menu
        </Button>
      </Row>
      <Row>
        <Button look="secondary" onClick={said('Link copied')}>
          Toast
        </Button>
        <Button
          look="secondary"
          onClick={() => showToast('Chat deleted', { action: { label: 'Undo', run: said('It is back') } })}
        >
          With undo
        </Button>
        <Button look="secondary" onClick={() => showToast('File is over 50 MB', { tone: 'danger' })}>
          Trouble
        </Button>
      </Row>
      <Dialog
        open={open === 'dialog'}
        onOpenChange={close}
        title="New group"
        phoneAction={
          <Button look="quiet" className="px-3" onClick={close}>
            Create
          </Button>
        }
        footer={
          <>
            <Button look="secondary" onClick={close}>
              Cancel
            </Button>
            <Button onClick={close}>Create group</Button>
          </>
        }
      >
        <p>Something to fill in.</p>
      </Dialog>
      <Dialog
        question
        open={open === 'question'}
        onOpenChange={close}
        title="Log out?"
        description="Your conversations stay on the server."
        footer={
          <>
            <Button look="secondary" onClick={close}>
              Stay
            </Button>
            <Button look="danger" onClick={close}>
              Log out
            </Button>
          </>
        }
      />
      {menuButton.current && (
        <Menu
          label="Message"
          open={open === 'menu'}
          onOpenChange={close}
          anchor={menuButton.current}
          align="start"
          items={[
            { id: 'reply', label: 'Reply', icon: <Reply aria-hidden />, shortcut: 'R', run: said('Reply') },
            { id: 'edit', label: 'Edit', icon: <Pencil aria-hidden />, shortcut: 'E', run: said('Edit') },
            { id: 'copy', label: 'Copy', icon: <Copy aria-hidden />, disabled: true, run: said('Copy') },
            { id: 'delete', label: 'Delete', icon: <Trash2 aria-hidden />, danger: true, run: said('Delete') },
          ]}
        />
      )}
    </Card>
  )
}
