"""Parts of a sentence that are told as an example of the language's file is."""
