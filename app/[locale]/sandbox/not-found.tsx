import { NotFoundPage } from '@/components/site/not-found-page'
import { ContactLine } from '@/features/company/components/contact-line'

export default function NotFound() {
  return <NotFoundPage contact={<ContactLine />} />
}
