'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button, buttonVariants } from '@/components/ui/button'
import { newId } from '@/features/basket/stores/request-list'
import type { BookChange, SavedList } from '@/features/basket/rules/saved-lists'
import {
  changeBook,
  EMPTY_BOOK,
  openBook,
  presentBook,
  subscribeBook,
} from '@/features/basket/stores/saved-lists'
import { ListCard } from './list-card'

/** The last action, with its undo. */
interface Done {
  text: string
  undo?: BookChange
  toRequest?: boolean
}

/** All lists of a visitor, each with its actions. */
export function ListsDesk() {
  const t = useTranslations('lists')
  const book = useSyncExternalStore(subscribeBook, presentBook, () => EMPTY_BOOK)
  const [failed, fail] = useState(false)
  const [done, tell] = useState<Done | null>(null)
  useEffect(() => void openBook().catch(() => fail(true)), [failed])

  const change = (made: BookChange, said: Done | null = null) => {
    tell(said)
    void changeBook(made).catch(() => tell({ text: t('changeFailed') }))
  }
  const remove = (list: SavedList) =>
    change(
      { do: 'delete', listId: list.id },
      {
        text: t('deleted', { name: list.name }),
        undo: { do: 'put', list: { id: list.id, name: list.name, items: [...list.items] } },
      },
    )

  if (book.person === null)
    return failed ? (
      <Alert variant="fault" role="alert" className="flex flex-wrap items-center gap-4">
        {t('failed')}{' '}
        <Button variant="outline" size="sm" onClick={() => fail(false)}>
          {t('retry')}
        </Button>
      </Alert>
    ) : (
      <p className="text-muted">{t('loading')}</p>
    )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {book.person ? null : (
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
          {t('local')}{' '}
          <Link
            href="/sign-in?next=/lists"
            prefetch={false}
            className="inline-flex min-h-11 items-center text-info underline md:min-h-9"
          >
            {t('signIn')}
          </Link>
        </p>
      )}
      <div role="status" className="contents">
        {done ? (
          <p className="flex flex-wrap items-center gap-x-4 rounded-md bg-info-soft px-3 py-1 text-sm">
            {done.text}
            {done.undo ? (
              <Button
                variant="link"
                size="inline"
                onClick={() => done.undo && change(done.undo)}
                className="min-h-11 md:min-h-9"
              >
                {t('undo')}
              </Button>
            ) : null}
            {done.toRequest ? (
              <Link
                href="/request"
                prefetch={false}
                className="inline-flex min-h-11 items-center font-medium text-info underline md:min-h-9"
              >
                {t('toRequest')}
              </Link>
            ) : null}
            <Button
              variant="ghost"
              size="icon"
              aria-label={t('close')}
              onClick={() => tell(null)}
              className="ms-auto md:size-9"
            >
              <span aria-hidden>×</span>
            </Button>
          </p>
        ) : null}
      </div>
      {book.lists.length === 0 ? (
        <div className="grid max-w-prose justify-items-start gap-3 rounded-md border border-dashed border-control p-6">
          <h2 className="text-base">{t('emptyTitle')}</h2>
          <p className="text-sm text-muted">{t('emptyText')}</p>
          <Link href="/catalog" className={buttonVariants()}>
            {t('browse')}
          </Link>
        </div>
      ) : (
        book.lists.map((list) => (
          <ListCard
            key={list.id}
            list={list}
            company={book.company}
            change={change}
            remove={() => remove(list)}
            tell={tell}
          />
        ))
      )}
      <p>
        <Button
          variant="outline"
          onClick={() =>
            change({
              do: 'put',
              list: {
                id: newId(),
                name: t('newName', { number: book.lists.length + 1 }),
                items: [],
              },
            })
          }
        >
          {t('new')}
        </Button>
      </p>
    </div>
  )
}
