"use strict";
// How an invocation ends: its promise or context.done, whichever comes first.

const doneTwice = "Error: 'done' has already been called. Please check your script for extraneous calls to 'done'.";
const doneAndPromise = "Error: Choose either to return a promise or call 'done'. Do not use both in your script.";

class Completion {
    /** `complain(text)` writes to the log of the invocation. */
    constructor(complain) {
        this.complain = complain;
        this.isOver = false;
        this.calledDone = false;
        this.hasPromise = false;
        this.suppressesDoneError = () => false;
        this.promise = new Promise((resolve, reject) => {
            this.resolve = resolve;
            this.reject = reject;
        });
    }

    fail(error) {
        if (this.isOver) return;
        this.isOver = true;
        this.reject(error);
    }

    succeed(value) {
        if (this.isOver) return;
        this.isOver = true;
        this.resolve(value);
    }

    /** context.done(error?, result?). */
    done(error, result) {
        if (this.calledDone) {
            this.complain(doneTwice);
            return;
        }
        this.calledDone = true;
        if (this.hasPromise && !this.suppressesDoneError()) this.complain(doneAndPromise);
        if (error) this.fail(error);
        else this.succeed(result);
    }

    /** The function returned a promise. */
    follow(promise) {
        this.hasPromise = true;
        if (this.calledDone && !this.suppressesDoneError()) this.complain(doneAndPromise);
        promise.then((value) => this.succeed(value), (error) => this.fail(error));
    }
}

exports.Completion = Completion;
