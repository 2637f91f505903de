export interface DemoOptions { ownerUrl: string; packId: string; size: 'small' | 'county' | 'city'; secrets: { dataKey: string; indexKey: string; demoPassword: string }; onProgress(line: string): void }
export async function loadDemo(_options: DemoOptions): Promise<void> {}
export async function demoAccounts(_ownerUrl: string | undefined): Promise<{ login: string; label: string }[]> { return []; }
