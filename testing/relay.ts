import { afterwards } from '#testing/afterwards.ts'
import { type FaultRelay, openFaultRelay } from '#testing/fault-relay.ts'

/** A relay for one test, or for a whole file: it is closed afterwards. */
export async function openRelay(...args: Parameters<typeof openFaultRelay>): Promise<FaultRelay> {
  const relay = await openFaultRelay(...args)
  afterwards(relay.close)
  return relay
}
