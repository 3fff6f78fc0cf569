import { SquarePen } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Card } from './card.tsx'

export function PlacesCard() {
  return (
    <>
      <Card title="Waiting">
        <div className="grid gap-4">
          {['w-2/3', 'w-1/2', 'w-3/4'].map((width) => (
            <div key={width} className="flex items-center gap-3">
              <Skeleton className="size-12.5 rounded-full" />
              <div className="flex-1">
                <Skeleton className={`h-3.5 ${width}`} />
                <Skeleton className="mt-2.5 h-3 w-full" />
              </div>
            </div>
          ))}
        </div>
      </Card>
      <Card title="Empty">
        <EmptyState
          level={2}
          title="Conversations start here"
          text="Write to somebody on this server"
          actions={
            <>
              <Button icon={<SquarePen aria-hidden />}>New chat</Button>
              <Button look="plain">Another way</Button>
            </>
          }
        />
      </Card>
    </>
  )
}
