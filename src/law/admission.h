// Promise 1 as a type: no record is touched without an Admission, and only face review makes one.
#pragma once

#include "base/bytes.h"
#include "base/strong.h"
#include "identity/subject.h"
#include "law/switches.h"

#include <string>
#include <vector>

namespace penstock::law {

enum class AnswerForm { Value, Confirm };

// What an admitted line asks for.
struct AdmittedLine {
    BatchId batch;
    LineNumber line;
    identity::Subject subject;
    std::vector<int> periods;
    std::string statute;  // in the agreement's spelling
    AnswerForm form = AnswerForm::Value;
    Switches switches;
};

// A line that is lawful on its face. Move-only: an admission is used once.
class Admission {
public:
    Admission(Admission&&) = default;
    Admission& operator=(Admission&&) = default;
    Admission(Admission const&) = delete;
    Admission& operator=(Admission const&) = delete;

    [[nodiscard]] AdmittedLine const& line() const { return line_; }

private:
    friend class FaceReview;
    explicit Admission(AdmittedLine line) : line_(std::move(line)) {}

    AdmittedLine line_;
};

// A looked-up line whose record facts allow release: the second half of the promise, made by record
// review only, from the Admission.
class Permit {
public:
    Permit(Permit&&) = default;
    Permit& operator=(Permit&&) = default;
    Permit(Permit const&) = delete;
    Permit& operator=(Permit const&) = delete;

    [[nodiscard]] AdmittedLine const& line() const { return line_; }

private:
    friend class RecordReview;
    explicit Permit(AdmittedLine line) : line_(std::move(line)) {}

    AdmittedLine line_;
};

}  // namespace penstock::law
