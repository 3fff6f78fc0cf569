import { usernameKey } from '#contracts/username-key.ts'
import { COMMON_PASSWORDS } from '#domain/accounts/common-passwords.ts'
import { AppError } from '#domain/app-error.ts'

/** The product's own name, however written and numbered, is guessed first on its own servers. */
const PRODUCT_WORD = /^(mini[\s_.-]*)?(messenger|мессенджер)[\s\d_.!-]*$/

/**
 * Refuses passwords that guessing starts with: the most common ones, the product's name, the own username.
 * There are no rules on what a password must contain. Rule: ACC4.
 * @throws `weak_password`, saying which rule
 */
export function refuseWeakPassword(password: string, username: string): void {
  const plain = password.normalize('NFKC').toLowerCase()
  if (COMMON_PASSWORDS.has(plain) || /^(.)\1*$/u.test(plain)) {
    refuse('This password is one of the most common ones, which are guessed first. Choose another')
  }
  if (PRODUCT_WORD.test(plain)) refuse('The name of the messenger is guessed first. Choose another password')
  if (usernameKey(password) === usernameKey(username)) refuse('The password must not be the username')
}

function refuse(sentence: string): never {
  throw new AppError('weak_password', sentence, { errors: [{ path: 'password', message: sentence }] })
}
