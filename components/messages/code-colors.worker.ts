import { colorCode } from '#components/formatting/color-code.ts'
import type { ColorAnswer, ColorQuestion } from '#components/messages/code-colors.ts'

// Beside the page: what a grammar does with a text that is meant to be hard for it holds up nobody.
addEventListener('message', ({ data: { id, language, code } }: MessageEvent<ColorQuestion>) => {
  const answer: ColorAnswer = { id, pieces: colorCode(language, code) }
  postMessage(answer)
})
