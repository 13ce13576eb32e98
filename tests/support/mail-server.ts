import { createServer, type AddressInfo, type Server } from 'node:net'

/**
 * The smallest mail server there is: takes every letter, or refuses each.
 * @param taken what happens once a letter is there and before the server has answered that it is
 */
export async function mailServer(taken?: (letter: string) => Promise<unknown>): Promise<{
  letters: string[]
  refuse: (yes: boolean) => void
  url: string
  server: Server
}> {
  const letters: string[] = []
  let refusing = false
  const server = createServer((socket) => {
    let letter: string | null = null
    let pending = ''
    socket.write('220 sink\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      pending += chunk.toString()
      for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
        const line = pending.slice(0, end)
        pending = pending.slice(end + 2)
        if (letter === null) {
          if (line === 'DATA') letter = ''
          socket.write(
            line.startsWith('MAIL') && refusing
              ? '451 try later\r\n'
              : line === 'DATA'
                ? '354 go on\r\n'
                : line === 'QUIT'
                  ? '221 bye\r\n'
                  : '250 ok\r\n',
          )
        } else if (line === '.') {
          letters.push(letter)
          const answer = () => socket.write('250 taken\r\n')
          if (taken) void taken(letter).then(answer)
          else answer()
          letter = null
        } else letter += `${line}\n`
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    letters,
    refuse: (yes) => (refusing = yes),
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
  }
}
