/** Stands in for a transport that the server does not speak: pages need not carry its code. */
export class WT {}
