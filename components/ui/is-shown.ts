/** True for an element that stands on the screen and is not hidden by whatever way. */
export function isShown(element: HTMLElement | null): boolean {
  return element?.checkVisibility({ visibilityProperty: true }) ?? false
}
