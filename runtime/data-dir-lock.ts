import { lockFolder } from '#runtime/folder-lock.ts'
import { provide, remember } from '#runtime/remember.ts'

/** Makes this process the only server on `dataDir`; asking again changes nothing. Throws a sentence that says who else is there. */
export async function lockDataDir(dataDir: string): Promise<void> {
  if (remember('locked-data-dir', () => '') === dataDir) return
  const lock = await lockFolder(dataDir)
  if (!lock.taken) {
    throw new Error(
      `Mini Messenger already runs on ${dataDir} (${lock.owner}), and was left alone. ` +
        'Stop it first, or give this one another folder with DATA_DIR and another PORT.',
    )
  }
  provide('locked-data-dir', dataDir)
}
