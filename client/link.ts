import { connectionAfter, createReconnection } from '#client/connection/connection.ts'
import { createDevice, watchSleep } from '#client/connection/device.ts'
import { toInputs } from '#client/connection/server-events.ts'
import { createWire, type WireOptions } from '#client/connection/wire.ts'
import type { Connection } from '#client/messenger.ts'
import { emptyReplica, type Replica } from '#client/replica/replica.ts'
import type { Input } from '#client/sync/engine-protocol.ts'
import { createEngine, isCurrent } from '#client/sync/engine-state.ts'
import { createSyncRunner } from '#client/sync/sync-runner.ts'
import type { ServerEvents } from '#contracts/socket-events.ts'
import type { Me } from '#contracts/users.ts'

type Heard<E extends keyof ServerEvents> = Parameters<ServerEvents[E]>[0]

export interface LinkListener {
  /** The engine has taken an input; `onChange` follows. */
  onStep?(input: Input, replica: Replica): void
  /** After every step of the engine, and whenever the state of the connection may be another one. */
  onChange(): void
  /** The server has greeted, before anything else is done; false: this is not for us. */
  onWelcome(event: Heard<'welcome'>): boolean
  onTyping(event: Heard<'chat:typing'>): void
  onPresence(event: Heard<'presence'>): void
  /** The session is over; `undefined`: it was not accepted. */
  onEnded(reason?: Heard<'session:ended'>['reason']): void
  /** The page goes out of sight, perhaps for good. */
  onHide(): void
}

export type Link = ReturnType<typeof createLink>

/** The way to the server and the engine that follows it: connects, reconnects, and notices returns. */
export function createLink(me: Me, options: WireOptions, listener: LinkListener) {
  const device = createDevice()
  let engine = createEngine(emptyReplica(me))
  let running = false
  let unwatch = () => {}

  const wire = createWire(options, {
    events: {
      ...toInputs((input) => runner.dispatch(input)),
      welcome(event) {
        if (!listener.onWelcome(event)) return
        reconnection.succeeded()
        runner.dispatch({ type: 'welcome', me: event.me })
      },
      'chat:typing': listener.onTyping,
      presence: listener.onPresence,
      'session:ended': ({ reason }) => listener.onEnded(reason),
    },
    onDown(waitMs) {
      runner.dispatch({ type: 'disconnected' })
      if (running) reconnection.again(waitMs)
    },
    onRefused: () => listener.onEnded(),
  })
  const runner = createSyncRunner(wire, (input) => {
    listener.onStep?.(input, engine.replica)
    listener.onChange()
  })
  const reconnection = createReconnection(wire.connect)

  function isLive(): boolean {
    return engine.live
  }

  /** Back in sight, on the network or awake: the connection proves itself, or is made anew. */
  function comeBack(): void {
    listener.onChange()
    if (isLive()) runner.dispatch({ type: 'woke' })
    else reconnection.now()
  }

  /** An attempt that began on the network before may hang for long: it is not waited for. */
  function onNewNetwork(): void {
    if (!isLive()) {
      wire.drop()
      wire.connect()
    }
    comeBack()
  }

  return {
    wire,
    dispatch: runner.dispatch,
    engine: () => engine,

    /** Starts from what this browser kept. */
    begin(replica: Replica, recent: readonly number[]): void {
      engine = createEngine(replica, recent)
      runner.begin(engine)
    },

    connectionAfter(before: Connection): Connection {
      const facts = { network: device.isOnline(), welcomed: engine.live, current: isCurrent(engine) }
      return connectionAfter(before, facts, Date.now())
    },

    start(): void {
      running = true
      const stopDevice = device.watch({
        onBack: comeBack,
        onOnline: onNewNetwork,
        onOffline: comeBack,
        onHide: listener.onHide,
      })
      const stopSleep = watchSleep(() => device.isVisible() && comeBack())
      unwatch = () => {
        stopDevice()
        stopSleep()
      }
      wire.connect()
    },

    stop(): void {
      running = false
      unwatch()
      reconnection.pause()
      runner.pause()
      wire.drop()
    },

    reconnectNow: reconnection.now,
  }
}
