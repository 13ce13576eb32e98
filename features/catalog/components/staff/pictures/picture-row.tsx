'use client'

import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ArrowLeft, ArrowRight, GripVertical, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { PICTURE_ROLES, type Picture } from '../../../rules/content-lists'
import { FocalPoint } from './focal-point'

export interface Finish {
  code: string
  name: string
}

/** One picture of a product: its place in the order, what it shows, its text and its focal point. */
export function PictureRow({
  picture,
  index,
  count,
  finishes,
  onChange,
  onMove,
  onRemove,
}: {
  picture: Picture
  index: number
  count: number
  finishes: readonly Finish[]
  onChange: (to: Partial<Picture>) => void
  onMove: (to: number) => void
  onRemove: () => void
}) {
  const t = useTranslations('pictures.manager')
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({ id: picture.path })
  const number = index + 1
  const id = `picture-${index}`
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      aria-label={t('number', { number, count })}
      className={cn(
        'grid grid-cols-[minmax(0,1fr)] content-start gap-2 rounded-md border bg-white p-3 text-sm',
        isDragging && 'relative z-10 border-ink',
      )}
    >
      <div className="flex items-center gap-1">
        <Button
          ref={setActivatorNodeRef}
          type="button"
          variant="outline"
          size="icon"
          className="cursor-grab touch-none"
          {...attributes}
          {...listeners}
          aria-label={t('drag', { number })}
        >
          <GripVertical />
        </Button>
        <span className="min-w-7 text-center tabular-nums" aria-hidden>
          {number}
        </span>
        <Button
          type="button"
          variant="outline"
          size="icon"
          aria-label={t('earlier')}
          aria-disabled={index === 0}
          onClick={() => index > 0 && onMove(index - 1)}
        >
          <ArrowLeft />
        </Button>
        <Button
          type="button"
          variant="outline"
          size="icon"
          aria-label={t('later')}
          aria-disabled={number === count}
          onClick={() => number < count && onMove(index + 1)}
        >
          <ArrowRight />
        </Button>
        <Button
          type="button"
          variant="outline"
          size="icon"
          className="ms-auto"
          aria-label={t('remove', { number })}
          onClick={onRemove}
        >
          <Trash2 />
        </Button>
      </div>
      <FocalPoint picture={picture} number={number} onChange={onChange} />
      <div className="grid grid-cols-2 gap-2">
        <div className="grid gap-1">
          <Label htmlFor={`${id}-role`}>{t('role')}</Label>
          <NativeSelect
            id={`${id}-role`}
            value={picture.role}
            onChange={({ target }) => onChange({ role: target.value })}
          >
            {PICTURE_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </NativeSelect>
        </div>
        <div className="grid gap-1">
          <Label htmlFor={`${id}-finish`}>{t('finish')}</Label>
          <NativeSelect
            id={`${id}-finish`}
            value={picture.finishCode ?? ''}
            onChange={({ target }) => onChange({ finishCode: target.value || null })}
          >
            <option value="">{t('anyFinish')}</option>
            {finishes.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </div>
      </div>
      <div className="grid gap-1">
        <span className="flex items-center gap-2">
          <Label htmlFor={`${id}-alt`}>{t('alt')}</Label>
          {picture.alt.trim() ? null : <Badge variant="caution">{t('altMissing')}</Badge>}
        </span>
        <Input
          id={`${id}-alt`}
          value={picture.alt}
          maxLength={200}
          aria-invalid={!picture.alt.trim()}
          onChange={({ target }) => onChange({ alt: target.value.replaceAll('|', '/') })}
        />
      </div>
    </li>
  )
}
