const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`

const lastLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .findLast(Boolean) ?? ''

/** Reports from a running step: the last line is shown beside the clock. */
export type Say = (text: string) => void

/**
 * Runs one step of a longer task and shows it: a moving clock on a terminal, elsewhere a line at
 * the start and at the end. A text returned by the work is added to the final line.
 */
export async function step<T>(title: string, work: (say: Say) => Promise<T>): Promise<T> {
  const started = Date.now()
  const live = process.stdout.isTTY && !process.env.CI
  let detail = ''
  const width = (process.stdout.columns ?? 80) - 1
  const draw = (): void =>
    void process.stdout.write(
      `\r\u001B[K${`… ${title}  ${seconds(started)}  ${detail}`.slice(0, width)}`,
    )
  const clear = (): void => void (live && process.stdout.write('\r\u001B[K'))
  if (!live) console.log(`… ${title}`)
  const timer = live ? setInterval(draw, 200) : undefined
  try {
    const result = await work((text) => {
      detail = lastLine(text) || detail
    })
    clear()
    console.log(
      `✓ ${title} (${seconds(started)})${typeof result === 'string' && result ? `: ${result}` : ''}`,
    )
    return result
  } catch (error) {
    clear()
    console.log(`✗ ${title} (${seconds(started)})`)
    throw error
  } finally {
    clearInterval(timer)
  }
}
