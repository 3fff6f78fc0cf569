// Loaded into the server by `node --import`: its wall clock is off by as many milliseconds as the file CHAOS_CLOCK_FILE says,
// read at the start and again at SIGUSR2. Timers and `performance.now()` stay right, as they do on a machine whose
// wall clock is set: they run on the monotonic clock. The database keeps its own clock.
import fs from 'node:fs'

const RealDate = Date
const read = () => Number(fs.readFileSync(process.env.CHAOS_CLOCK_FILE, 'utf8'))
let offset = read()
process.on('SIGUSR2', () => {
  offset = read()
})

const now = () => RealDate.now() + offset
const ShiftedDate = new Proxy(RealDate, {
  construct(target, args, newTarget) {
    return Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === ShiftedDate ? target : newTarget)
  },
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
})
RealDate.prototype.constructor = ShiftedDate
globalThis.Date = ShiftedDate
