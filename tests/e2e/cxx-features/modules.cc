// The whole library by one import.
import std;

int main()
{
    std::vector<std::string> words{"b", "a"};
    std::ranges::sort(words);
    std::println("{} {}", words.front(), std::format("{:.2f}", 1.0 / 3));
    try {
        throw std::runtime_error(words.back());
    } catch (const std::exception &e) {
        return e.what() != words.back();
    }
}
