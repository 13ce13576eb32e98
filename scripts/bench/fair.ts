import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure } from './figure'

/** Whether visitors who ask at the same time are served equally, however many there are. */

const CLIENTS = 16
const SECONDS = 10

interface Served {
  answers: number
  turnedAway: number
}

/** Asks once, and reads the whole answer. */
function ask(url: string, agent: http.Agent): Promise<{ status: number; retryAfterS: number }> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
        answer.resume()
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            retryAfterS: Number(answer.headers['retry-after'] ?? 1),
          }),
        )
      })
      .on('error', reject)
  })
}

/** One visitor with a connection of its own, who asks again as soon as there is an answer, and later when told to. */
async function client(address: (nth: number) => string, untilMs: number): Promise<Served> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const served: Served = { answers: 0, turnedAway: 0 }
  try {
    for (let count = 0; performance.now() < untilMs; count++) {
      const { status, retryAfterS } = await ask(address(count), agent)
      if (status === 200) served.answers++
      else if (status === 503) {
        served.turnedAway++
        await sleep(retryAfterS * 1000)
      } else throw new Error(`${address(count)}: ${status}`)
    }
  } finally {
    agent.destroy()
  }
  return served
}

const answered = ({ answers }: Served): number => answers

/** The share of the slowest client, compared with the median one. */
async function fairness(
  name: string,
  address: (client: number, nth: number) => string,
): Promise<Figure> {
  const untilMs = performance.now() + SECONDS * 1000
  const served = await Promise.all(
    Array.from({ length: CLIENTS }, (_, i) => client((nth) => address(i, nth), untilMs)),
  )
  const counts = served.map(answered).toSorted((a, b) => a - b)
  const median = counts[CLIENTS / 2] ?? Number.NaN
  const away = served.reduce((sum, { turnedAway }) => sum + turnedAway, 0)
  return {
    name,
    value: (counts[0] ?? 0) / median,
    unit: 'of the median',
    bound: { atLeast: 0.5 },
    detail: `${CLIENTS} clients for ${SECONDS} s got ${counts[0]} to ${counts.at(-1)} answers, ${median} in the middle; ${away} were told to come later`,
  }
}

/** The slowest of sixteen clients: on a cached list, on lists that nobody has requested, and on searches. */
export async function fairFigures(url: string): Promise<Figure[]> {
  const list = `${url}/catalog?line=jewelry&finish=pvd-gold&sort=price`
  await (await fetch(list)).text()
  return [
    await fairness('Slowest client, a list that is kept', () => list),
    await fairness(
      'Slowest client, lists that nobody asked for before',
      (client, nth) => `${url}/catalog?line=jewelry&size=bench-${client}-${nth}`,
    ),
    await fairness(
      'Slowest client, searches that nobody made before',
      (client, nth) => `${url}/catalog?q=ring+bench+${client}+${nth}`,
    ),
  ]
}
