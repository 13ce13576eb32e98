/** Words of the viewer; `{x}` is filled in here. */
export interface StlTexts {
  locale: string
  show: string
  close: string
  size: string
  weight: string
  unreadable: string
  tooLarge: string
  millimetres: string
  inches: string
  open: string
  label: string
  loading: string
}
