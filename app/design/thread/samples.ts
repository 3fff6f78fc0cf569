import type { ChatEntry, OutboxItem } from '#client/messenger.ts'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import type { Me } from '#contracts/users.ts'
import type { Sample } from './sample-messenger.ts'

export const ME: Me = {
  id: 1,
  username: 'voronov',
  display_name: 'Алексей Воронов',
  role: 'member',
  locale: null,
  theme: 'system',
  send_key: 'enter',
  created_at: '2026-01-01T00:00:00Z',
}
const MASHA = { id: 12, name: 'Маша Ковалёва' }
const TIMUR = { id: 5, name: 'Тимур Ахметов' }
const LENA = { id: 7, name: 'Лена Орлова' }
const DMITRY = { id: 6, name: 'Дмитрий Преображенский-Вяземский' }
const SOPHIE = { id: 9, name: 'Sophie Laurent' }
const I = { id: ME.id, name: ME.display_name }

type Person = { id: number; name: string }
type Line = [who: Person, time: string, text: string, system?: Message['system']]

/** Messages of today, or of so many days ago: "-1 18:02" is yesterday evening. */
function said(lines: Line[]): Message[] {
  return lines.map(([who, time, content, system = null], index) => {
    const [clock = '', days = '0'] = time.split(' ').reverse()
    const [hours = 0, minutes = 0] = clock.split(':').map(Number)
    const at = new Date()
    at.setDate(at.getDate() + Number(days))
    at.setHours(hours, minutes, 0, 0)
    return {
      id: index + 1,
      chat_id: 1,
      user_id: who.id,
      username: `user${who.id}`,
      display_name: who.name,
      content,
      timestamp: at.toISOString(),
      seq: index + 1,
      rev: index + 1,
      client_id: who.id === ME.id ? crypto.randomUUID() : null,
      system,
      version: 1,
      edited_at: null,
      deleted_at: null,
      reactions: [],
      reply: null,
      forwarded_from: null,
      mentions: [],
      mentions_all: false,
      pinned_at: null,
      poll: null,
    }
  })
}

function entryOf(history: Message[], chat: Partial<Chat>, more: Partial<ChatEntry> = {}): ChatEntry {
  const head = history.at(-1)?.seq ?? 0
  return {
    chat: {
      id: 1,
      kind: 'group',
      name: 'Алтай, июль',
      visibility: 'private',
      created_at: '2026-01-01T00:00:00Z',
      last_message_time: '2026-01-01T00:00:00Z',
      last_message: null,
      head,
      member_count: 12,
      peer: null,
      membership: {
        role: 'member',
        joined_at: '2026-01-01T00:00:00Z',
        last_read_seq: head,
        unread_from: null,
        unread: { count: 0, mentions: [], at: head },
        draft: null,
        votes: null,
        rev: 1,
      },
      others_read_seq: head,
      ...chat,
    },
    rev: head,
    unread: 0,
    mentions: [],
    lastReadSeq: head,
    unreadFrom: null,
    othersReadSeq: head,
    typing: [],
    ...more,
  }
}

function group(): Sample {
  const history = said([
    [LENA, '13:40', '', { type: 'chat_created', name: 'Алтай, июль' }],
    [SOPHIE, '13:41', '', { type: 'member_joined' }],
    [
      MASHA,
      '13:52',
      'Свела весь маршрут в одну карту: шесть дней, две ночёвки у воды. Посмотрите до вечера, пожалуйста https://tropa.example/altai',
    ],
    [I, '13:58', 'Выглядит отлично, беру'],
    [I, '13:58', 'Палатки и газ за мной, горелок будет две'],
    [TIMUR, '14:07', 'Те же места, год назад ⛰️'],
    [LENA, '14:21', '🏔️⛺🔥'],
    [DMITRY, '14:26', 'Тогда с меня аптечка. Артём, проверь трекер, пожалуйста'],
    [I, '14:30', 'Выезжаем в 6:40, встречаемся у табло в 6:15'],
    [I, '14:31', 'Опоздавших ждёт лошадь\u00a0🐎'],
  ])
  const typing = [
    { userId: MASHA.id, displayName: MASHA.name },
    { userId: 4, displayName: 'Артём Ли' },
  ]
  const more = { lastReadSeq: 6, unread: 2, othersReadSeq: 9, typing }
  return { history, onlineIds: [1, 12, 5, 7, 6], entry: entryOf(history, {}, more) }
}

function direct(): Sample {
  const history = said([
    [I, '-1 11:30', 'Safe flight! Text me when you land, I will be awake anyway'],
    [SOPHIE, '-1 18:02', 'Landed in Novosibirsk! The night train was worth it, look at this sky'],
    [SOPHIE, '-1 18:03', '😍'],
    [I, '09:12', 'Wow. Is that from the hotel roof?'],
    [SOPHIE, '09:20', 'Yes'],
    [SOPHIE, '09:21', 'Boarding pass: www.example.com/passes/laurent or mail me at sophie@example.com'],
    [I, '09:24', 'Perfect, got it. I will meet you at the gate with a very large sign'],
    [I, '09:24', 'See you at 14:05 ✌️'],
  ])
  const peer = { id: SOPHIE.id, username: 'sophie', display_name: SOPHIE.name }
  return { history, onlineIds: [9], entry: entryOf(history, { kind: 'direct', peer, member_count: 2 }) }
}

function hard(): Sample {
  const history = said([
    [LENA, '10:01', 'Первый в группе, сверху арка'],
    [LENA, '10:01', 'Средний'],
    [LENA, '10:02', 'Последний стоит на «ноге» 6 px'],
    [TIMUR, '10:05', 'Д'.repeat(300)],
    [I, '10:06', `https://example.com/${'long/'.repeat(60)}`],
    [MASHA, '10:07', 'مرحبا، كيف حالك اليوم؟ نلتقي عند المدخل الساعة السادسة'],
    [I, '10:08', 'שלום, מה שלומך? ניפגש בשעה שש'],
    [DMITRY, '10:09', 'Список:\n  1. палатка\n  2. газ\n\n  3. лошадь'],
    [SOPHIE, '10:10', 'One very long message. '.repeat(60)],
    [I, '10:11', '👩🏽‍🚀'],
    [I, '10:12', 'Да'],
    [TIMUR, '10:20', '<img src=x onerror=alert(1)> javascript:alert(1)'],
  ])
  return { history, onlineIds: [1, 12], outbox: queue(), entry: entryOf(history, {}, { othersReadSeq: 7 }) }
}

function queue(): OutboxItem[] {
  const item = { chatId: 1, queuedAt: Date.now() - 60_000, problem: null }
  return [
    {
      ...item,
      clientId: 'a1',
      content: 'Я в метро, связь пропадает. Если что, ключи от машины у Лены',
      state: 'queued',
    },
    { ...item, clientId: 'a2', content: 'Список снаряжения в почте', state: 'failed' },
    { ...item, clientId: 'a3', content: '🐎', state: 'queued' },
  ]
}

function long(length: number, unread = 0): Sample {
  const people = [MASHA, TIMUR, LENA, DMITRY, I]
  const history = said(
    Array.from({ length }, (_, index) => {
      const minute = index % (24 * 60)
      const days = -Math.floor((length - 1 - index) / 200)
      const text = index % 17 === 0 ? '🔥' : `${index + 1}. ${'слово '.repeat(1 + ((index * 7) % 40))}`
      const time = `${days} ${Math.floor(minute / 60)}:${minute % 60}`
      return [people[Math.floor(index / 3) % people.length] ?? I, time, text] satisfies Line
    }),
  )
  return { history, entry: entryOf(history, {}, { unread, lastReadSeq: length - unread }) }
}

function quiet(chat: Partial<Chat>, more: Partial<Sample> = {}): Sample {
  return { history: [], entry: entryOf([], chat), ...more }
}

const PEER = { id: SOPHIE.id, username: 'sophie', display_name: SOPHIE.name }

export const SAMPLES = {
  group,
  direct,
  hard,
  long: () => long(5000),
  unread: () => long(1000, 40),
  empty: () => quiet({ kind: 'direct', peer: PEER, member_count: 2 }),
  emptyGroup: () => {
    const history = said([[I, '12:00', '', { type: 'chat_created', name: 'Алтай, июль' }]])
    return { history, entry: entryOf(history, {}) }
  },
  visitor: () => ({
    ...direct(),
    entry: entryOf(direct().history, { kind: 'public', name: 'Соседи', membership: null }),
  }),
  loading: () => quiet({}, { status: 'loading' }),
  failed: () => quiet({}, { status: 'failed' }),
  missing: () => quiet({}, { status: 'missing' }),
}
