import { say, sayComplaint } from '@/i18n/say'
import type { Locale } from '@/i18n/routing'
import type { DryRun, LineInWords, LineNote, RunInWords } from '../import/imported'

/** What a file would do, in words for whoever uploaded it. */
export function runInWords(run: DryRun, locale: Locale): RunInWords {
  const words = ({ line, message }: LineNote): LineInWords => ({
    line,
    message: say(message, locale),
  })
  return {
    ...run,
    title: sayComplaint(run.title, locale),
    changes: run.changes.map(({ before, after, ...change }) => ({
      ...change,
      before: before === null ? null : sayComplaint(before, locale),
      after: sayComplaint(after, locale),
    })),
    errors: run.errors.map(words),
    warnings: run.warnings.map(words),
    notes: run.notes.map((note) => say(note, locale)),
  }
}
