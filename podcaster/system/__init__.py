"""Services of the machine that the stages share. Nothing here knows about articles or audio.

files          atomic writes, locks and unfinished files
user_files     files that people name: bounded reads, devices, pipes
content_store  a content-addressed cache on disk
http           one bounded HTTP exchange
ffmpeg         finding and running ffmpeg
process_pool   worker processes as an executor
late_names     names of a package that are imported on first use
worker         the program of a worker process
cluster        a Dask scheduler as an executor
signals        Ctrl-C and SIGTERM while a process is started
forest         learned models: decision trees in JSON files
validation     values from files checked against types (msgspec)
long_json      JSON with one long list
toml           parsing TOML
toml_lines     the line numbers of tables and keys
toml_file      a parsed TOML file whose errors name the line
"""
