import type { Edit } from '#proof/chaos/planted/plantings.ts'

/** A fault of the browser's copy or queue, and what the simulation has to say of it. */
interface Planting {
  name: string
  edit: Edit
  /** Any of these rules has to be named. */
  expected: RegExp
}

const sync = (name: string) => `client/sync/${name}.ts`
const replica = (name: string) => `client/replica/${name}.ts`

export const PLANTINGS: readonly Planting[] = [
  {
    name: 'a step is applied though the one before it is missing',
    edit: { file: sync('catch-up'), find: 'if (record && event.after <= record.rev) {', replace: 'if (record) {' },
    expected: /^(BC[134]|MN4)/,
  },
  {
    name: 'a page is shown before the steps it is ahead of',
    edit: { file: sync('history-loads'), find: ' || page.head > record.rev) continue', replace: ') continue' },
    expected: /^BC1/,
  },
  {
    name: 'a page that was read before a step is not completed by it',
    edit: {
      file: sync('catch-up'),
      find: 'if (load.chatId === steps.chat_id) load.since.push(...messages)',
      replace: 'if (load.chatId === steps.chat_id) load.since.push()',
    },
    expected: /^BC1/,
  },
  {
    name: 'the heartbeat is not heard',
    edit: {
      file: sync('synchronise'),
      find: 'for (const [chatId, head] of heads.chats) noteHead(engine, chatId, head)',
      replace: '',
    },
    expected: /^BC3/,
  },
  {
    name: 'a lost step of the person’s own counter is passed over',
    edit: {
      file: sync('synchronise'),
      find: 'event.epoch !== epoch || event.after > userRev || event.upto',
      replace: 'event.epoch !== epoch || event.upto',
    },
    expected: /^BC/,
  },
  {
    name: 'what was known before a restored backup is kept',
    edit: {
      file: replica('apply-sync-answer'),
      find: 'sameEpoch || replica.epoch === null ? replica : emptyReplica(answer.me)',
      replace: 'replica',
    },
    expected: /^(BC|MN4)/,
  },
  {
    name: 'a draft of another device is not taken over',
    edit: {
      file: replica('apply-user-change'),
      find: 'return applyToMembership(replica, change.chat_id, { draft: change.draft })',
      replace: 'return replica',
    },
    expected: /^(BC3|DF4)/,
  },
  {
    name: 'a tab that is behind writes its older draft over the newer one',
    edit: {
      file: 'client/storage/stored-replica.ts',
      find: 'draft.rev > (membership.draft?.rev ?? 0)',
      replace: 'false',
    },
    expected: /^DF4/,
  },
  {
    name: 'what was chosen on another device is not taken over',
    edit: {
      file: replica('apply-user-change'),
      find: 'return applyToMembership(replica, change.chat_id, { votes: change.votes })',
      replace: 'return replica',
    },
    expected: /^(BC3|PL3)/,
  },
  {
    name: 'a tab that is behind writes its older votes over the newer ones',
    edit: {
      file: 'client/storage/stored-replica.ts',
      find: 'votes.rev > (membership.votes?.rev ?? 0)',
      replace: 'false',
    },
    expected: /^PL3/,
  },
  {
    name: 'a chat that is gone stays on the list',
    edit: {
      file: replica('apply-sync-answer'),
      find: 'for (const chatId of gone(next, answer)) next = removeChat(next, chatId)',
      replace: 'gone(next, answer)',
    },
    expected: /^BC3/,
  },
  {
    name: 'a changed message is not replaced',
    edit: { file: replica('stretch'), find: 'if (message.rev <= known.rev) continue', replace: 'continue' },
    expected: /^BC1/,
  },
  {
    name: 'a message that is there is put beside itself',
    edit: {
      file: replica('stretch'),
      find: 'if (known?.seq === message.seq) {',
      replace: 'if (known?.seq === message.seq && message.rev !== known.rev) {',
    },
    expected: /^BC2/,
  },
  {
    name: 'a read mark follows whoever spoke last',
    edit: {
      file: replica('unread'),
      find: 'const lastReadSeq = Math.max(record.lastReadSeq, seq)',
      replace: 'const lastReadSeq = seq',
    },
    expected: /^BC4/,
  },
  {
    name: 'own messages are counted as unread',
    edit: {
      file: replica('unread'),
      find: 'return message.system === null && message.user_id !== myId',
      replace: 'return message.system === null && myId > 0',
    },
    expected: /^BC4/,
  },
  {
    name: 'who joined while a list of members was on its way is not on it',
    edit: {
      file: replica('apply-chat'),
      find: 'return list.length < (replica.chats.get(chatId)?.chat.member_count ?? 0)',
      replace: 'return !replica && !chatId && !list',
    },
    expected: /^BC3 members/,
  },
  {
    name: 'a tab moves back the messages that another one has kept',
    edit: {
      file: 'client/storage/replica-store.ts',
      find: 'if (ours && (!theirs || ours.rev >= theirs.rev))',
      replace: 'if (ours)',
    },
    expected: /^BC18/,
  },
  {
    name: 'a tab moves back the cursor that another one has kept',
    edit: {
      file: 'client/storage/replica-store.ts',
      find: 'userRev: newest ? userRev : theirs.userRev',
      replace: 'userRev',
    },
    expected: /^BC18/,
  },
  {
    name: 'messages of one chat are sent at once and not one after the other',
    edit: { file: 'client/outbox/outbox-queue.ts', find: '|| seen.has(item.chatId)) continue', replace: ') continue' },
    expected: /^BC(2|14)/,
  },
  {
    name: 'a message that arrived is read back into the queue',
    edit: {
      file: 'client/outbox/outbox.ts',
      find: '      .filter((item) => !gone.has(item.clientId))\n      .map(',
      replace: '      .map(',
    },
    expected: /^BC(2|13)/,
  },
  {
    name: 'what was noted as the page closed is not read again',
    edit: {
      file: 'client/storage/kept-outbox.ts',
      find: 'const noted = journal.all()',
      replace: 'const noted = journal.all().slice(0, 0)',
    },
    expected: /^BC(2|13|14)/,
  },
  {
    name: 'a reply does not follow its original',
    edit: {
      file: 'client/replica/reply-news.ts',
      find: 'original.rev <= reply.rev',
      replace: 'original.rev > 0',
    },
    expected: /^BC[13] /,
  },
  {
    name: 'an edit that no longer calls somebody is not heard',
    edit: { file: 'client/replica/mentions.ts', find: 'else found.delete(seq)', replace: '' },
    expected: /^(MN4|BC3)/,
  },
  {
    name: 'a change that may have taken a call away is forgotten',
    edit: { file: 'client/replica/mentions.ts', find: 'message.version > 1 || ', replace: '' },
    expected: /^(MN4|BC3)/,
  },
  {
    name: 'a message that a restored backup has lost is waited for',
    edit: {
      file: 'client/outbox/outbox.ts',
      find: 'tries: 0, pausedUntil: 0, storedRev: null }',
      replace: 'tries: 0, pausedUntil: 0 }',
    },
    expected: /^BC13/,
  },
  {
    name: 'the server stores a repeated send twice',
    edit: { file: 'client/sync/testing/model-server.ts', find: 'if (known) return known', replace: '' },
    expected: /^BC(2|13)/,
  },
  {
    name: 'the server does not say which chats are gone',
    edit: {
      file: 'client/sync/testing/model-state.ts',
      find: 'removed: [...known.keys()].filter((chatId) => !this.visible(chatId, userId)),',
      replace: 'removed: [],',
    },
    expected: /^BC3/,
  },
  {
    name: 'the server answers changes with one step too few',
    edit: {
      file: 'client/sync/testing/model-chat.ts',
      find: 'const within = (rev: number) => rev > after && rev <= upto',
      replace: 'const within = (rev: number) => rev > after + 1 && rev <= upto',
    },
    expected: /^BC/,
  },
]
