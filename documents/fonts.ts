import path from 'node:path'
import { Font } from '@react-pdf/renderer'

const file = (name: string): string => path.join(process.cwd(), 'node_modules', name)

let registered = false

/** Embeds the house's type; once a process. */
export function registerFonts(): void {
  if (registered) return
  registered = true
  Font.register({
    family: 'Plex',
    fonts: [
      {
        src: file('@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff'),
        fontWeight: 400,
      },
      {
        src: file('@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff'),
        fontWeight: 600,
      },
    ],
  })
  Font.register({
    family: 'Plex Mono',
    src: file('@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff'),
  })
  Font.registerHyphenationCallback((word) => [word])
}
