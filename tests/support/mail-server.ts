import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** The return address in a letter's envelope. */
export interface Envelope {
  from: string
  to: string[]
}

/**
 * A mail server that takes every letter, or refuses each for now.
 * @param taken called when a letter has arrived, before the server confirms it
 */
export async function mailServer(
  taken: (envelope: Envelope) => Promise<unknown> = async () => undefined,
): Promise<{
  letters: string[]
  envelopes: Envelope[]
  refuse: (yes: boolean) => void
  url: string
  close: () => void
}> {
  const letters: string[] = []
  const envelopes: Envelope[] = []
  let refusing = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onMailFrom: (_, __, answer) =>
      answer(refusing ? Object.assign(new Error('try later'), { responseCode: 451 }) : null),
    onData: (stream, { envelope }, answer) => {
      const sides = {
        from: envelope.mailFrom ? envelope.mailFrom.address : '',
        to: envelope.rcptTo.map(({ address }) => address),
      }
      text(stream)
        .then(async (letter) => {
          letters.push(letter)
          envelopes.push(sides)
          await taken(sides)
          answer()
        })
        .catch(answer)
    },
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    letters,
    envelopes,
    refuse: (yes) => (refusing = yes),
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    close: () => server.close(() => undefined),
  }
}
