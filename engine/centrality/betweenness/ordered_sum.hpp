// Adding up the shares of many threads in an order of their own.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <vector>

namespace lianjian::between {

/// The sum of equally long rows numbered 0, 1, …, made by any thread in any order, added in that of their numbers: the
/// same bits at any number of threads. Holds no more rows than have overtaken an unfinished one.
class OrderedSum {
public:
    explicit OrderedSum(std::size_t length) : total_(length, 0.0) {}

    /// A row of zeros to fill.
    [[nodiscard]] std::vector<double> row() {
        std::vector<double> row;
        {
            const std::lock_guard lock(mutex_);
            if (!spare_.empty()) {
                row = std::move(spare_.back());
                spare_.pop_back();
            }
        }
        row.assign(total_.size(), 0.0);
        return row;
    }

    void add(std::size_t number, std::vector<double> row) {
        const std::lock_guard lock(mutex_);
        waiting_.emplace(number, std::move(row));
        for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_;
             first = waiting_.erase(first), ++next_) {
            for (std::size_t i = 0; i < total_.size(); ++i) total_[i] += first->second[i];
            spare_.push_back(std::move(first->second));
        }
    }

    /// Once every row is in.
    [[nodiscard]] const std::vector<double>& total() const { return total_; }

private:
    std::mutex mutex_;
    std::vector<double> total_;
    std::map<std::size_t, std::vector<double>> waiting_;
    std::vector<std::vector<double>> spare_;
    std::size_t next_ = 0;
};

}  // namespace lianjian::between
