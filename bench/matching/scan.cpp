// The best k posts of every seeker by an index of cities (or provinces) in order of pay: the yardstick in C++.
// stdin: int32 numbers: k, threads, places, seekers, posts; per post place, youngest, oldest, pay, occupation, class,
// points for being new; per seeker count of places, 3 places, age, wish, occupation, class.
// stdout: milliseconds to build, milliseconds to match, sum of all scores.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <queue>
#include <thread>
#include <vector>

struct Post { int place, youngest, oldest, pay, occupation, group, news; };
struct Seeker { int count, places[3], age, wish, occupation, group; };
struct Points { int same, near, surplus, surplusFull; };

static int64_t match(const std::vector<Post>& posts, const std::vector<int>& starts, const std::vector<Seeker>& seekers,
                     size_t from, size_t to, int k, const Points& p, std::vector<int64_t>& heap) {
  int64_t sum = 0;
  for (size_t s = from; s < to; ++s) {
    const Seeker& seeker = seekers[s];
    heap.clear();
    const int places = seeker.count == 0 ? 1 : seeker.count;
    for (int at = 0; at < places; ++at) {
      int first = seeker.count == 0 ? 0 : starts[seeker.places[at]];
      int end = seeker.count == 0 ? (int)posts.size() : starts[seeker.places[at] + 1];
      for (int i = first; i < end; ++i) {
        const Post& post = posts[i];
        if (post.pay < seeker.wish) break;
        if (seeker.age < post.youngest || seeker.age > post.oldest) continue;
        int score = post.news;
        if (post.occupation == seeker.occupation) score += p.same;
        else if (post.group == seeker.group) score += p.near;
        score += (int)((int64_t)p.surplus * std::min(p.surplusFull, post.pay - seeker.wish) / p.surplusFull);
        int64_t key = ((int64_t)score << 31) - i;
        if ((int)heap.size() < k) {
          heap.push_back(key);
          std::push_heap(heap.begin(), heap.end(), std::greater<>());
        } else if (key > heap.front()) {
          std::pop_heap(heap.begin(), heap.end(), std::greater<>());
          heap.back() = key;
          std::push_heap(heap.begin(), heap.end(), std::greater<>());
        }
      }
    }
    for (int64_t key : heap) sum += (key + INT32_MAX) >> 31;
  }
  return sum;
}

int main() {
  int head[9];
  if (fread(head, 4, 9, stdin) != 9) return 1;
  const int k = head[0], threads = head[1], places = head[2], seekerCount = head[3], postCount = head[4];
  const Points points{head[5], head[6], head[7], head[8]};
  std::vector<Post> posts(postCount);
  std::vector<Seeker> seekers(seekerCount);
  if (fread(posts.data(), sizeof(Post), postCount, stdin) != (size_t)postCount) return 1;
  if (fread(seekers.data(), sizeof(Seeker), seekerCount, stdin) != (size_t)seekerCount) return 1;
  auto now = [] { return std::chrono::steady_clock::now(); };
  auto ms = [](auto a, auto b) { return std::chrono::duration<double, std::milli>(b - a).count(); };
  auto start = now();
  // Without places, all posts are one place.
  std::stable_sort(posts.begin(), posts.end(), [&](const Post& a, const Post& b) {
    return places > 1 && a.place != b.place ? a.place < b.place : a.pay > b.pay;
  });
  std::vector<int> starts(places + 1, 0);
  for (const Post& post : posts) starts[(places > 1 ? post.place : 0) + 1]++;
  for (int at = 0; at < places; ++at) starts[at + 1] += starts[at];
  auto built = now();
  std::vector<int64_t> sums(threads, 0);
  std::vector<std::thread> pool;
  for (int t = 0; t < threads; ++t) {
    pool.emplace_back([&, t] {
      std::vector<int64_t> heap;
      heap.reserve(k + 1);
      size_t from = (size_t)seekerCount * t / threads, to = (size_t)seekerCount * (t + 1) / threads;
      sums[t] = match(posts, starts, seekers, from, to, k, points, heap);
    });
  }
  for (auto& thread : pool) thread.join();
  auto done = now();
  int64_t sum = 0;
  for (int64_t each : sums) sum += each;
  printf("%f %f %lld\n", ms(start, built), ms(built, done), (long long)sum);
}
