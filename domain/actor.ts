/** Who acts: an account, through one of its sessions. Every use case takes it first. */
export interface Actor {
  userId: number
  sessionId: string
}
