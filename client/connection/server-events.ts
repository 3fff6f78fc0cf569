import type { Input } from '#client/sync/engine-protocol.ts'
import type { ServerEvents } from '#contracts/socket-events.ts'

type NumberedEvents = Pick<ServerEvents, 'chat:changes' | 'chat:read' | 'user:changes' | 'heads'>

/** What the server says about chats and the person, on its way into the engine. */
export function toInputs(dispatch: (input: Input) => void): NumberedEvents {
  return {
    'chat:changes': (event) => dispatch({ type: 'chat_changes', event }),
    'user:changes': (event) => dispatch({ type: 'user_changes', event }),
    heads: (event) => dispatch({ type: 'heads', event }),
    'chat:read': ({ chat_id, user_id, seq }) =>
      dispatch({ type: 'others_read', chatId: chat_id, userId: user_id, seq }),
  }
}
