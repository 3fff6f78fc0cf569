/** What is offered without looking for it, the most used first. */
export const QUICK_REACTIONS = ['👍', '❤️', '😂', '😮', '🔥', '🙏'] as const

/** What a double tap gives. */
export const TAP_REACTION = '❤️'
