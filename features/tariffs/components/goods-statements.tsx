import type { GoodsStatement } from '../rules/goods-statements'
import { speakerWords } from '../rules/goods-words'
import { statementsOf } from '../rules/stated-goods'
import { useGoodsWords } from './goods-fields'

/** What others than the reader have stated about goods, with who and when; read-only. */
export function GoodsStatements({
  said,
  dayText,
}: {
  said: readonly GoodsStatement[]
  /** formats the day of an instant for the reader */
  dayText?: (at: string) => string
}) {
  const words = useGoodsWords()
  return (
    <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
      {statementsOf(said).map((each) => (
        <div key={`${each.from}-${each.fact}-${each.answer}`} className="contents">
          <dt className="text-muted">{words.label(each.fact)}</dt>
          <dd>
            {each.excluded
              ? words.said({
                  code: 'goods.anythingBut',
                  values: { answer: words.answer(each.fact, each.answer) },
                })
              : words.answer(each.fact, each.answer)}
            <span className="text-xs text-muted">
              {' · '}
              {words.said(speakerWords(each))}
              {dayText && each.at ? `, ${dayText(each.at)}` : ''}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
