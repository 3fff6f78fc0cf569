import { Component, type ReactNode, type RefObject } from 'react'
import type { ThreadScroller } from '#components/messages/thread-scroller.ts'

interface AnchoredRowsProps {
  scroller: RefObject<ThreadScroller | null>
  hasTail: boolean
  children: ReactNode
}

/**
 * Tells the scroller right before and right after React changes the rows. A class, because only a class is asked
 * between rendering and the change of the document.
 */
export class AnchoredRows extends Component<AnchoredRowsProps> {
  override getSnapshotBeforeUpdate(): null {
    this.props.scroller.current?.remember()
    return null
  }

  override componentDidUpdate(): void {
    const scroller = this.props.scroller.current
    if (!scroller) return
    scroller.hasTail = this.props.hasTail
    scroller.keep()
  }

  override render(): ReactNode {
    return this.props.children
  }
}
