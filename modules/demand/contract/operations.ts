export * from './headcount.ts';
export * from './post-steps.ts';
export * from './posts.ts';
export * from './summary.ts';
