import { randomUUID } from 'node:crypto'
import { chooseThreadMail } from '@/features/threads/commands/choose-thread-mail'
import { markThreadRead } from '@/features/threads/commands/mark-thread-read'
import { postEntry } from '@/features/threads/commands/post-entry'
import { receiveMail } from '@/features/threads/commands/receive-mail'
import { getThread, threadFile, threadNews, threadTopic } from '@/features/threads/queries/thread'
import { threadPage } from '@/features/threads/queries/thread-page'
import { unreadEntries } from '@/features/threads/queries/unread'
import { answerSurvey } from '@/features/quotes/commands/answer-survey'
import { surveyOf } from '@/features/quotes/queries/survey'
import { chooseReminders } from '@/features/reminders/commands/choose-reminders'
import { letterChoice } from '@/features/reminders/queries/letter-choice'
import { letterToken } from '@/features/reminders/rules/letter-token'
import { as } from '@/tests/support/as'
import { now } from '../quotes/submit-request-fixtures'
import {
  type Answer,
  type Asker,
  BUYERS_OWN,
  type Calls,
  EVERYBODY,
  NOBODY,
  THEIR_LIST,
  THEIR_OWN,
} from './expected'

const NONE = '00000000-0000-4000-8000-000000000000'
const entry = (serial: number, audience: 'SHARED' | 'INTERNAL') => ({
  serial,
  audience,
  key: randomUUID(),
  body: 'Can it be brushed?',
  files: [],
})

const everybodyGets = (answer: Answer): Record<Asker, Answer> =>
  Object.fromEntries(
    Object.entries(EVERYBODY).map(([asker, of]) => [asker, of === 'answered' ? answer : of]),
  ) as Record<Asker, Answer>

export const threadCalls: Calls = {
  chooseReminders: {
    call: (v, t) =>
      chooseReminders(as(v, now), {
        token: letterToken('reminders', t.requestId),
        wanted: true,
      }).then(() => 'chosen'),
    expected: EVERYBODY,
  },
  answerSurvey: {
    call: (v, t) =>
      answerSurvey(as(v, now), { token: letterToken('survey', t.requestId), answer: 'price' }),
    expected: everybodyGets('not found'),
  },
  surveyOf: {
    call: (v, t) => surveyOf(v, letterToken('survey', t.requestId)),
    expected: everybodyGets('nothing'),
  },
  letterChoice: {
    call: (v, t) => letterChoice(v, letterToken('reminders', t.requestId)),
    expected: EVERYBODY,
  },
  getThread: {
    call: (v, t) => getThread(v, t.requestSerial, { locale: 'en' }),
    expected: THEIR_OWN,
  },
  threadPage: {
    call: (v, t) => threadPage(v, t.requestSerial, { locale: 'en', all: false, desk: false }),
    expected: THEIR_OWN,
  },
  threadNews: {
    call: (v, t) => threadNews(v, t.requestSerial, { after: 0, shared: false, locale: 'en' }),
    expected: THEIR_OWN,
  },
  threadTopic: { call: (v, t) => threadTopic(v, t.requestSerial), expected: THEIR_OWN },
  threadFile: {
    call: (v) => threadFile(v, NONE),
    expected: { ...THEIR_OWN, owner: 'not found', 'linked guest': 'not found', staff: 'not found' },
  },
  unreadEntries: {
    call: async (v, t) => {
      await postEntry(as(t.buyer, now), entry(t.requestSerial, 'SHARED'))
      return [...(await unreadEntries(v, [t.requestSerial]))]
    },
    // A buyer's own messages are read by them; a guest with the link is the contact, who wrote them.
    expected: { ...THEIR_LIST, owner: 'nothing', 'linked guest': 'nothing' },
  },
  postEntry: {
    call: (v, t) => postEntry(as(v, now), entry(t.requestSerial, 'SHARED')),
    expected: THEIR_OWN,
  },
  markThreadRead: {
    call: (v, t) =>
      markThreadRead(as(v, now), { serial: t.requestSerial, upTo: 1 }).then(() => 'read'),
    expected: THEIR_OWN,
  },
  chooseThreadMail: {
    call: (v, t) =>
      chooseThreadMail(as(v, now), { serial: t.requestSerial, channel: 'DAILY' }).then(
        () => 'chosen',
      ),
    expected: BUYERS_OWN,
  },
  receiveMail: {
    call: (v) =>
      receiveMail(as(v, now), 'reply@elsewhere.example', {
        hash: randomUUID(),
        from: 'eve@elsewhere.example',
        fromName: 'Eve',
        heads: new Map(),
        text: 'hello',
        files: [],
        deliveryStatus: null,
      }),
    expected: NOBODY,
  },
}
