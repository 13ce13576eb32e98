'use client'

import { useEffect, useReducer, useRef, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { LightButton } from '@/components/ui/light'
import { NumberQuestion } from '@/components/form/number-question'
import { useDecimalSign } from '@/components/form/use-decimal-sign'
import { checkQuantity, type QuantityProblem } from '@/features/pricing/rules/list-price'
import { addLine } from '@/features/basket/stores/request-list'
import {
  EMPTY_BOOK,
  openBook,
  presentBook,
  subscribeBook,
} from '@/features/basket/stores/saved-lists'
import { choosingTexts } from '../../rules/choosing-texts'
import { compared, dropCompared, NONE_COMPARED, toggleCompared } from './compared-products'
import type { Offered } from '../../rules/offered'
import { CompareBar, type PressNote } from './compare-bar'
import { fill } from '@/platform/fill'
import { wholeOf, type Choice } from '@/platform/number-words'
import { toggleSaved } from './saving'

/** A button that was pressed. */
export interface Press {
  button: HTMLElement
}

/** What is wrong with a quantity in a list, shown in the row itself. */
interface Note {
  host: HTMLElement
  input: HTMLInputElement
  problem: QuantityProblem
  /** possible readings of the quantity, where it is ambiguous */
  choices: readonly Choice[]
  /** applies a valid one */
  use: (count: string) => void
}

/** What the shop's buttons do, how they look afterwards, and the bar of selected products. */
export function ChoosingParts({ asked }: { asked: readonly Press[] }) {
  const selection = useSyncExternalStore(compared.subscribe, compared.get, () => NONE_COMPARED)
  const { lists } = useSyncExternalStore(subscribeBook, presentBook, () => EMPTY_BOOK)
  const [result, say] = useState<PressNote | null>(null)
  const [note, setNote] = useState<Note | null>(null)
  const [shown, look] = useReducer(anyShown, false)
  const texts = choosingTexts().bar
  const sign = useDecimalSign()

  async function request(place: HTMLElement): Promise<void> {
    setNote(null)
    const input = place.querySelector<HTMLInputElement>('input[name=quantity]')
    const article = await offered(place.dataset.style ?? '')
    if (!article) return say({ text: texts.gone })
    const { value, choices } = wholeOf(input?.value ?? '', { sign })
    const quantity =
      input === null || input.value.trim() === '' ? article.moq : (value ?? Number.NaN)
    const problem = checkQuantity(quantity, article)
    const host = place.querySelector<HTMLElement>('[data-note]')
    if (problem && input && host) {
      input.focus()
      const use = (count: string) => {
        input.value = count
        input.focus()
        setNote(null)
      }
      return setNote({ host, input, problem, choices, use })
    }
    const { sku, productName, finishName, sizeName, slug, imagePath } = article
    const isAdded = addLine({
      kind: 'BULK',
      sku,
      quantity,
      optionCodes: [],
      productName,
      finishName,
      sizeName,
      slug,
      imagePath,
    })
    say(
      isAdded
        ? {
            text: fill(texts.added, { count: quantity, name: productName }),
            link: { href: '/request', text: texts.toRequest },
          }
        : { text: texts.listFull },
    )
  }

  async function save(place: HTMLElement): Promise<void> {
    // On a product's own page, the selected finish and size count.
    const chosenSku =
      place.dataset.chosen === undefined
        ? undefined
        : place.closest('main')?.querySelector<HTMLElement>('[data-sku]')?.dataset.sku
    const article =
      (await offered(chosenSku || (place.dataset.style ?? ''))) ??
      (await offered(place.dataset.style ?? ''))
    if (!article) return say({ text: texts.gone })
    const { list, saved: isSaved, undo } = await toggleSaved(article, texts.firstList)
    const back = () =>
      void undo()
        .then(() => say(null))
        .catch(() => say({ text: texts.failed }))
    say({
      text: fill(isSaved ? texts.saved : texts.unsaved, { list }),
      link: { href: '/lists', text: texts.toLists },
      undo: back,
    })
  }

  useEffect(() => void openBook().catch(() => undefined), [])
  const handled = useRef(0)
  function press({ button }: Press): void {
    say(null)
    if (button.dataset.drop) return dropCompared(button.dataset.drop)
    const place = button.closest<HTMLElement>('[data-style]')
    if (!place) return
    if (button.dataset.pick === 'request')
      void request(place).catch(() => say({ text: texts.failed }))
    else if (button.dataset.pick === 'save')
      void save(place).catch(() => say({ text: texts.failed }))
    else if (button.dataset.pick === 'compare' && !toggleCompared(productAt(place)))
      say({ text: texts.full })
  }
  useEffect(() => {
    for (const each of asked.slice(handled.current)) press(each)
    handled.current = asked.length
    // Runs once a press, with what stands on the page then.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked])

  // Lists appear and disappear without this component: their buttons are marked as they appear.
  useEffect(() => {
    const savedStyles = new Set(
      lists
        .filter(({ by }) => by === undefined)
        .flatMap(({ items }) => items.map(({ style }) => style)),
    )
    const mark = () => {
      for (const button of document.querySelectorAll<HTMLElement>(
        '[data-pick=compare],[data-pick=save]',
      )) {
        const style = button.closest<HTMLElement>('[data-style]')?.dataset.style ?? ''
        const on = String(
          button.dataset.pick === 'save'
            ? savedStyles.has(style)
            : selection.some((each) => each.style === style),
        )
        if (button.getAttribute('aria-pressed') !== on) button.setAttribute('aria-pressed', on)
      }
      look()
    }
    mark()
    const watch = new MutationObserver(mark)
    watch.observe(document.body, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [selection, lists])

  useEffect(() => {
    if (!note) return
    const { input, host } = note
    host.id ||= `note-${input.id}`
    input.setAttribute('aria-invalid', 'true')
    input.setAttribute('aria-describedby', host.id)
    return () => {
      input.removeAttribute('aria-invalid')
      input.removeAttribute('aria-describedby')
    }
  }, [note])

  return (
    <>
      {note?.host.isConnected ? createPortal(<QuantityNote {...note} />, note.host) : null}
      {shown || result ? (
        <CompareBar chosen={selection} said={result} close={() => say(null)} />
      ) : null}
    </>
  )
}

/** Whether the visible page has anything to compare; a page left behind is kept, hidden. */
const anyShown = (): boolean =>
  [...document.querySelectorAll('[data-pick=compare]')].some((button) => button.checkVisibility())

/** A product as its list shows it. */
function productAt(place: HTMLElement) {
  const name = place.dataset.name ?? place.querySelector('h3, a')?.textContent ?? ''
  const img = place.querySelector('img')
  const point = img?.style.objectPosition
  const picture =
    place.dataset.image ??
    img?.getAttribute('src')?.replace(/-\d+\.webp$/, point ? `#${point}` : '') ??
    null
  return { style: place.dataset.style ?? '', name, image: picture }
}

async function offered(code: string): Promise<Offered | null> {
  const answer = await fetch(`/api/v1/articles?code=${encodeURIComponent(code)}`)
  if (!answer.ok) throw new Error(`articles: ${answer.status}`)
  return ((await answer.json()) as { articles: Offered[] }).articles[0] ?? null
}

function QuantityNote({ problem, choices, use }: Pick<Note, 'problem' | 'choices' | 'use'>) {
  const texts = choosingTexts().bar
  if (choices.length > 0)
    return (
      <div role="alert" className="mt-1">
        <NumberQuestion choices={choices} onChoose={use} />
      </div>
    )
  const values = {
    moq: 'moq' in problem ? problem.moq : 0,
    multiple: 'multiple' in problem ? problem.multiple : 0,
    maximum: 'maximum' in problem ? problem.maximum : 0,
  }
  return (
    <span role="alert" className="mt-1 flex flex-wrap items-center gap-2 text-xs text-fault">
      {fill(texts[problem.rule], values)}
      {problem.nearest.map((count) => (
        <LightButton key={count} onClick={() => use(String(count))} look="tight">
          {fill(texts.use, { count })}
        </LightButton>
      ))}
    </span>
  )
}
