import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'

/** A field of an address: a day, a month, or one of some choices. */
export interface AddressField {
  name: string
  label: string
  type?: 'date' | 'month'
  /** value and words of each choice; the first is the default */
  options?: readonly (readonly [value: string, words: string])[]
  start?: string
  /** the last day that can be chosen, `YYYY-MM-DD` */
  max?: string
  required?: true
}

/**
 * Opens a page or a file of the desk by its address: nothing that could be lost is sent, and it
 * works before hydration.
 * @param action the address, with the language where it is a page
 */
export function AddressForm({
  action,
  fields,
  hidden = {},
  submit,
}: {
  action: string
  fields: readonly AddressField[]
  hidden?: Readonly<Record<string, string>>
  submit: string
}) {
  return (
    <form method="get" action={action} className="flex flex-wrap items-end gap-3" data-print="hide">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map(({ name, label, options, start, ...input }) => (
        <Label key={name} className="grid gap-1">
          {label}
          {options ? (
            <NativeSelect name={name} defaultValue={start}>
              {options.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </NativeSelect>
          ) : (
            <Input name={name} defaultValue={start} {...input} />
          )}
        </Label>
      ))}
      <Button type="submit" variant="outline">
        {submit}
      </Button>
    </form>
  )
}
