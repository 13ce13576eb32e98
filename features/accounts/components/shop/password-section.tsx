import { getTranslations } from 'next-intl/server'
import { changePassword } from '../../actions/security'
import { AccountForm } from './account-form'
import { accountErrors } from './account-shell'

/**
 * The form for a new password of a signed-in person. @param email their address, under which browsers store passwords
 */
export async function PasswordSection({ email }: { email: string }) {
  const [t, errors] = await Promise.all([getTranslations('account'), accountErrors()])
  return (
    <section aria-labelledby="password-of" className="grid gap-3">
      <h2 id="password-of" className="text-lg">
        {t('security.password.title')}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t('security.password.lead')}</p>
      <div className="max-w-md">
        <AccountForm
          action={changePassword}
          errors={errors}
          hidden={{ username: email }}
          submit={t('security.password.submit')}
          done={t('security.password.done')}
          fields={[
            {
              name: 'current',
              label: t('security.password.current'),
              autoComplete: 'current-password',
              error: t('security.passwordError'),
            },
            {
              name: 'password',
              label: t('newPassword'),
              hint: t('passwordHint'),
              autoComplete: 'new-password',
              error: t('fieldErrors.password'),
            },
          ]}
        />
      </div>
    </section>
  )
}
