import fs from 'node:fs'
import { compactEmoji } from '#scripts/emoji/compact-emoji.ts'

// `npm run emoji-data`: writes the files of the emoji picker anew, after the library of emoji has a new version.
for (const [name, content] of Object.entries(compactEmoji())) {
  fs.writeFileSync(`components/emoji/library/${name}.json`, `${JSON.stringify(content, null, 2)}\n`)
}
