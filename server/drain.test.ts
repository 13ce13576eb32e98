import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { drain } from './drain'

let server: Server | undefined
afterEach(() => server?.closeAllConnections())

/** A server that answers after a while. @param answered is told of each answer as it leaves */
async function listening(answerAfterMs: number, answered: string[] = []): Promise<string> {
  server = createServer((_, response) => {
    void sleep(answerAfterMs).then(() =>
      response.once('finish', () => answered.push('answered')).end('whole'),
    )
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server?.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const read = (url: string) => fetch(url).then((answer) => answer.text())

it('answers what is in flight, and what arrives during the pause, before the rest is closed', async () => {
  const answered: string[] = []
  const url = await listening(300, answered)
  const early = read(url)
  await sleep(50)
  const drained = drain(server!, {
    pauseMs: 200,
    patienceMs: 5000,
    last: async () => void answered.push('queue'),
  })
  await sleep(100)
  const late = read(url)
  expect(await drained).toBe(true)
  expect(await Promise.all([early, late])).toEqual(['whole', 'whole'])
  expect(answered).toEqual(['answered', 'answered', 'queue'])
  await expect(fetch(url)).rejects.toThrow()
})

it('aborts what takes too long', async () => {
  const url = await listening(60_000)
  const cut = read(url).then(
    () => 'answered',
    () => 'cut',
  )
  await sleep(50)
  let closed = false
  expect(
    await drain(server!, {
      pauseMs: 0,
      patienceMs: 200,
      last: async () => void (closed = true),
    }),
  ).toBe(false)
  expect([await cut, closed]).toEqual(['cut', true])
})

it('ends streams that would last as long as somebody looks at a page, after the pause', async () => {
  let open: { end: () => void } | undefined
  server = createServer((_, response) => {
    open = response
    response.write(': \n\n')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server?.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}`)
  const drained = drain(server, {
    pauseMs: 10,
    patienceMs: 5000,
    closing: () => open?.end(),
    last: async () => undefined,
  })
  expect(await answer.text()).toBe(': \n\n')
  expect(await drained).toBe(true)
})
