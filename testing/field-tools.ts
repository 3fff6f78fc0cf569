import { expect, type Page } from '@playwright/test'

/** Waits until the field has its tools: their code comes with the first sign of life, and what they offer shows that it is here. */
export async function waitForFieldTools(page: Page): Promise<void> {
  const field = page.getByRole('textbox', { name: /^(Message|Сообщение)$/ })
  await field.pressSequentially(':heart')
  await expect(page.getByRole('option').first()).toBeVisible()
  await field.fill('')
  await expect(page.getByRole('listbox')).toHaveCount(0)
}
