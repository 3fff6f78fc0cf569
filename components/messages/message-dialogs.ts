import { ClosePollDialog } from '#components/messages/close-poll-dialog.tsx'
import { ForwardDialog } from '#components/messages/forward-dialog.tsx'
import { ReactionPicker } from '#components/messages/reaction-picker.tsx'
import { ReadersDialog } from '#components/messages/readers-dialog.tsx'
import { VersionsDialog } from '#components/messages/versions-dialog.tsx'
import { VotersDialog } from '#components/messages/voters-dialog.tsx'

/** The dialogs about messages: one piece, fetched when the first of them is asked for. */
export const messageDialogs = {
  versions: VersionsDialog,
  readers: ReadersDialog,
  forward: ForwardDialog,
  react: ReactionPicker,
  voters: VotersDialog,
  closePoll: ClosePollDialog,
}
