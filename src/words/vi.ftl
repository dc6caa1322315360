# Messages of the tool, English.
failure-read-folder = cannot read the folder { $path }
failure-read-file = cannot read { $path }
