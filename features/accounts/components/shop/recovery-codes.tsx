'use client'

import { CopyButton } from '@/components/site/copy-button'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'

export interface CodeWords {
  title: string
  text: string
  copy: string
  copied: string
  /** link to follow, once they are saved */
  goOn?: { href: string; label: string }
}

/** Recovery codes, shown only this once. */
export function RecoveryCodes({ codes, words }: { codes: readonly string[]; words: CodeWords }) {
  return (
    <div className="grid gap-4">
      <Alert variant="caution" role="status">
        <AlertTitle>{words.title}</AlertTitle>
        <p>{words.text}</p>
      </Alert>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-2 rounded-md border bg-white p-4 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton text={codes.join('\n')} words={words} />
        {words.goOn ? (
          // A full page load, since the desk has a different layout.
          <a href={words.goOn.href} className={buttonVariants()}>
            {words.goOn.label}
          </a>
        ) : null}
      </div>
    </div>
  )
}
