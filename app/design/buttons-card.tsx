import { ArrowRight, ArrowUp, PanelRight, Search, Smile, SquarePen } from 'lucide-react'
import { Button, type ButtonLook } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Card, Row } from './card.tsx'

const LOOKS: ButtonLook[] = ['primary', 'secondary', 'plain', 'quiet', 'danger']

export function ButtonsCard() {
  return (
    <Card title="Buttons">
      {LOOKS.map((look) => (
        <Row key={look}>
          <Button look={look}>{look}</Button>
          <Button look={look} icon={<SquarePen aria-hidden />}>
            Icon
          </Button>
          <Button look={look} busy>
            At work
          </Button>
          <Button look={look} disabled>
            Disabled
          </Button>
        </Row>
      ))}
      <Row>
        <Button size="lg" trailing={<ArrowRight aria-hidden />}>
          Large
        </Button>
        <Button size="lg" trailing={<ArrowRight aria-hidden />} busy>
          Large
        </Button>
      </Row>
      <Row>
        <IconButton label="Search" shortcut="⌘K">
          <Search aria-hidden />
        </IconButton>
        <IconButton label="About the chat" pressed>
          <PanelRight aria-hidden />
        </IconButton>
        <IconButton label="Emoji" size="sm">
          <Smile aria-hidden />
        </IconButton>
        <IconButton label="New chat" look="spark">
          <SquarePen aria-hidden />
        </IconButton>
        <IconButton label="Nothing to send" look="field" size="round" disabled>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label="Send" look="spark" size="round">
          <ArrowUp aria-hidden />
        </IconButton>
      </Row>
    </Card>
  )
}
