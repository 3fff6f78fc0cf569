import { ensureBuild } from '#scripts/ensure-build.ts'

// `npm run build`: what `npm start` would build, ahead of time.
const built = await ensureBuild((sentence) => process.stdout.write(`${sentence}\n`))
process.stdout.write(built ? 'Built.\n' : 'The build is current.\n')
