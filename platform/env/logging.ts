/** What the logger needs, readable before (and even when) the settings as a whole are wrong. */
export function loggingEnv(): { level: string; readable: boolean } {
  const level = process.env.LOG_LEVEL || (process.env.NODE_ENV === 'test' ? 'silent' : 'info')
  return { level, readable: process.env.NODE_ENV !== 'production' }
}
