export * from '#tools/testkit/world.ts';
