import { z } from 'zod'
import { counterText, idText } from '#contracts/primitives.ts'

/** A message in a path: its chat, and its place there. */
export const messagePlace = z.object({
  chat_id: idText,
  seq: counterText.meta({ description: 'The place of the message in its chat' }),
})

export const MESSAGE_NOT_FOUND = ['not_found', 'Message not found'] as const
