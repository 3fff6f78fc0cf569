import type { Tempo } from '#proof/chaos/schedule/schedule.ts'

/** How many of whom take part, and how busy they are. */
export interface Size extends Tempo {
  people: number
  screensPerPerson: number
  senders: number
  walkers: number
  programs: number
  leavers: number
  stormSockets: number
  /** Messages of 24 KB each that slow readers are sent. */
  floodMessages: number
  /** ms of writing without faults at the end: what is lost then is found by no reconnect. */
  lastWords: number
  /** ms between two deeds of one screen, and of one program. */
  screenPause: readonly [number, number]
  programPause: readonly [number, number]
}

/** A run of minutes. */
export const FULL: Size = {
  people: 9,
  screensPerPerson: 2,
  senders: 4,
  walkers: 2,
  programs: 4,
  leavers: 2,
  stormSockets: 200,
  floodMessages: 400,
  lastWords: 5000,
  screenPause: [150, 1200],
  programPause: [50, 400],
  pause: [1000, 5000],
  networkPause: [100, 1500],
  hold: [1000, 6000],
}

/** Every fault once, with few people: a part of all tests. */
export const SHORT: Size = {
  ...FULL,
  people: 4,
  senders: 2,
  walkers: 1,
  programs: 2,
  leavers: 1,
  stormSockets: 60,
  floodMessages: 300,
  lastWords: 2000,
  pause: [200, 800],
  networkPause: [50, 500],
  hold: [500, 2000],
}
