import type { ChatEntry, OutboxItem } from '#client/messenger.ts'
import { chatEntry, outboxItem, person, sampleMessage } from '#components/chats/sample-entries.ts'
import type { Message } from '#contracts/messages.ts'
import type { Presence, User } from '#contracts/users.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const ME = { id: 21, username: 'voronov', display_name: 'Алексей Воронов' }

export const PEOPLE: readonly User[] = [
  person(2, 'Маша Ковалёва', 'masha'),
  person(3, 'Мама', 'mama'),
  person(4, 'Дмитрий Преображенский-Вяземский', 'dmitry.pv'),
  person(5, 'Sophie Laurent', 'sophie.laurent'),
  person(6, 'Артём Ли', 'artem'),
  person(7, 'Бабушка Зоя', 'zoya'),
  person(8, 'Софья Градова', 'sofya.g'),
  person(9, 'Игорь Соболев', 'isobolev'),
  person(10, 'محمد العلي', 'mohammed'),
]

export function samplePresence(now: number): ReadonlyMap<number, Presence> {
  const at = (ago: number) => new Date(now - ago).toISOString()
  return new Map<number, Presence>([
    [2, { user_id: 2, state: 'online', last_seen_at: null }],
    [4, { user_id: 4, state: 'idle', last_seen_at: at(6 * MINUTE) }],
    [5, { user_id: 5, state: 'online', last_seen_at: null }],
    [6, { user_id: 6, state: 'offline', last_seen_at: at(HOUR) }],
    [8, { user_id: 8, state: 'online', last_seen_at: null }],
    [9, { user_id: 9, state: 'offline', last_seen_at: at(9 * DAY) }],
  ])
}

/** Every kind of row, newest first, as seen at `now`. */
export function sampleChats(now: number): readonly ChatEntry[] {
  const said = (from: Pick<User, 'id' | 'display_name'>, content: string, ago: number, seq = 5): Message =>
    sampleMessage({
      user_id: from.id,
      display_name: from.display_name,
      content,
      timestamp: new Date(now - ago).toISOString(),
      seq,
      rev: seq,
    })
  const of = (id: number) => PEOPLE.find((user) => user.id === id) ?? person(id, 'Somebody')
  const [masha, mama, dmitry, sophie, artem, zoya, mohammed] = [of(2), of(3), of(4), of(5), of(6), of(7), of(10)]
  const typing = [masha, artem].map((user) => ({ userId: user.id, displayName: user.display_name }))

  return [
    chatEntry(
      {
        id: 101,
        kind: 'group',
        name: 'Алтай, июль',
        member_count: 12,
        last_message: said(masha, 'Взяла билеты', 20_000),
      },
      { typing, unread: 3 },
    ),
    chatEntry({ id: 102, peer: masha, last_message: said(masha, 'Голос сел, пишу ✌️', 3 * MINUTE) }, { unread: 3 }),
    chatEntry(
      {
        id: 103,
        kind: 'group',
        name: 'Команда продукта',
        member_count: 40,
        last_message: said(sophie, 'The new onboarding is live, could everyone check it on Android?', 21 * MINUTE),
      },
      { unread: 24 },
    ),
    chatEntry(
      {
        id: 104,
        peer: mama,
        last_message: said(mama, 'Позвони, когда доедешь. И шапку возьми, обещают ветер', 45 * MINUTE),
      },
      { unread: 1 },
    ),
    chatEntry(
      { id: 105, peer: dmitry, last_message: said(ME, 'Договор подписал, скан отправил на почту', 2 * HOUR) },
      { othersReadSeq: 5 },
    ),
    chatEntry({ id: 106, kind: 'group', name: 'Чтение по средам', last_message: said(masha, 'Кто за?', 3 * HOUR) }),
    chatEntry(
      {
        id: 107,
        kind: 'public',
        name: 'Соседи, Лесная 14к2',
        member_count: 312,
        last_message: said(person(30, 'Управляющая компания'), 'отключение горячей воды с 3 по 12 июля', 4 * HOUR),
      },
      { unread: 1000 },
    ),
    chatEntry({ id: 108, peer: sophie, last_message: said(sophie, 'See you at the airport! Gate 24', DAY) }),
    chatEntry({ id: 109, peer: artem, last_message: said(ME, 'Трекер зарядил, прошивку обновил', DAY + HOUR) }),
    chatEntry({
      id: 110,
      kind: 'public',
      name: 'Дизайн-клуб',
      last_message: sampleMessage({
        user_id: ME.id,
        timestamp: new Date(now - 2 * DAY).toISOString(),
        system: { type: 'chat_created', name: 'Дизайн-клуб' },
      }),
    }),
    chatEntry({ id: 111, peer: zoya, last_message: said(zoya, 'Спасибо, солнышко 🌷 Всё получила', 3 * DAY) }),
    chatEntry({ id: 112, peer: mohammed, last_message: said(mohammed, 'مرحبا! أراك غداً في الساعة 14:00', 12 * DAY) }),
    chatEntry({
      id: 113,
      kind: 'group',
      name: 'Очень длинное название группы, которое никогда не поместится в строку',
      last_message: said(artem, 'Слово', 400 * DAY),
    }),
  ]
}

/** As many chats as one asks for, for the long list. */
export function manyChats(count: number, now: number): readonly ChatEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const user = person(1000 + index, `Человек Номер-${index + 1}`, `person${index + 1}`)
    const timestamp = new Date(now - index * HOUR).toISOString()
    const message = sampleMessage({
      user_id: user.id,
      display_name: user.display_name,
      timestamp,
      content: `Слово ${index + 1}`,
    })
    return chatEntry({ id: 1000 + index, peer: user, last_message: message }, { unread: index % 7 === 0 ? index : 0 })
  })
}

/** One message on its way and one that was refused. */
export function sampleOutbox(now: number): readonly OutboxItem[] {
  return [
    outboxItem({
      clientId: 'a',
      chatId: 101,
      content: 'Я в метро, связь пропадает. Если что, ключи у Лены',
      queuedAt: now,
    }),
    outboxItem({ clientId: 'b', chatId: 108, content: 'Слишком длинное письмо', queuedAt: now, state: 'failed' }),
  ]
}
