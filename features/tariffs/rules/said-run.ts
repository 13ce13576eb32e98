import { say } from '@/i18n/say'
import type { Locale } from '@/i18n/routing'
import type { DryRun, LineNote, SaidLine, SaidRun } from '../import/imported'

/** What a file would do, in the words of who brought it. */
export function saidRun(run: DryRun, locale: Locale): SaidRun {
  const said = ({ line, message }: LineNote): SaidLine => ({ line, message: say(message, locale) })
  return {
    ...run,
    errors: run.errors.map(said),
    warnings: run.warnings.map(said),
    notes: run.notes.map((note) => say(note, locale)),
  }
}
