export * from './headcount.ts';
export * from './posts.ts';
export * from './summary.ts';
